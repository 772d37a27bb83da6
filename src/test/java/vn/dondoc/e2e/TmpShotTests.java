package vn.dondoc.e2e;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class TmpShotTests extends BrowserTest {
  @Autowired JdbcClient jdbc;

  @Test
  void shots() {
    String drafting =
        jdbc.sql("select review_id::text from report where state='DRAFTING' limit 1")
            .query(String.class)
            .optional()
            .orElse("");
    String fixed =
        jdbc.sql("select review_id::text from report where state='FIXED' limit 1")
            .query(String.class)
            .optional()
            .orElse("");
    String open =
        jdbc.sql(
                "select a.id::text from association_report a join organisation o on o.id=a.organisation_id where state in ('OPEN') and o.name='Hội Làm vườn'")
            .query(String.class)
            .optional()
            .orElse("");
    String paper =
        jdbc.sql("select id::text from association_report where state='ON_PAPER' limit 1")
            .query(String.class)
            .optional()
            .orElse("");
    String disputed =
        jdbc.sql(
                "select association_report_id::text from association_report_history where kind='CORRECTED' limit 1")
            .query(String.class)
            .optional()
            .orElse("");
    System.out.println("IDS " + drafting + " " + fixed + " " + open + " " + paper + " " + disputed);
    for (int w : new int[] {1440, 360}) {
      Page mac = as("Lưu Bá Mạc", w, "vi-VN");
      shot(mac, "draftReport/" + drafting, "draft-" + w);
      shot(mac, "draftReport/" + fixed, "fixed-" + w);
      shot(mac, "submitAssociationReport/" + disputed, "disputed-" + w);
      shot(mac, "submitAssociationReport/" + open, "enter-" + w);
      shot(mac, "reviews/" + fixed, "review-" + w);
      Page n = as("Hứa Thị Nhiên", w, "vi-VN");
      shot(n, "submitAssociationReport/" + open, "submit-" + w);
    }
  }

  void shot(Page page, String address, String name) {
    try {
      open(page, address);
    } catch (RuntimeException e) {
      System.out.println(name + " " + e.getMessage());
    }
    page.waitForTimeout(600);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("/tmp/report-shots/" + name + ".png")));
  }
}
