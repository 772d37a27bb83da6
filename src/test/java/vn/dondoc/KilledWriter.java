package vn.dondoc;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.dondoc.organisation.ActingAs;
import vn.dondoc.organisation.TestUnions;
import vn.dondoc.organisation.TestUnions.TestUnion;
import vn.dondoc.report.ReportDrafting;
import vn.dondoc.review.OpenReview;
import vn.dondoc.review.ReviewPlan;

/**
 * The application in a process of its own, for {@link KillNineTests}: writes through the services
 * and says of each write when it has been acknowledged, or reads what is there.
 */
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] args) {
    boolean writes = args[0].equals("write");
    ConfigurableApplicationContext application =
        new SpringApplication(DonDoc.class)
            .run(
                "--dondoc.database.folder=" + args[1],
                "--dondoc.demo.enabled=false",
                "--server.port=0",
                "--spring.main.log-startup-info=false");
    if (writes) {
      write(application);
    } else {
      application
          .getBean(JdbcClient.class)
          .sql("select text from key_task")
          .query(String.class)
          .list()
          .forEach(text -> say("FOUND " + text));
      say(
          "STEPS "
              + application
                  .getBean(JdbcClient.class)
                  .sql(
                      "select count(*) from step s join act_ru_task t on t.id_ = s.task_id where s.ended_at is null")
                  .query(Long.class)
                  .single());
      say("END");
      application.close();
    }
  }

  private static void write(ConfigurableApplicationContext application) {
    TestUnion union = application.getBean(TestUnions.class).found(3);
    ActingAs actingAs = application.getBean(ActingAs.class);
    LocalDate january = LocalDate.of(2030, 1, 1);
    UUID review =
        actingAs.person(
            union.office(),
            () ->
                application
                    .getBean(OpenReview.class)
                    .open(
                        union.id(),
                        new ReviewPlan(
                            "Kỳ thử",
                            january,
                            january.plusMonths(6),
                            january.plusMonths(6),
                            january.plusMonths(12),
                            List.of("Nội dung"),
                            january.plusMonths(6),
                            january.plusMonths(7))));
    ReportDrafting drafting = application.getBean(ReportDrafting.class);
    for (int i = 0; i < 1_000_000; i++) {
      String text = "Nhiệm vụ số " + i;
      actingAs.person(union.secretaryGeneral(), () -> drafting.addKeyTask(review, text));
      say("WRITTEN " + text);
    }
  }

  @SuppressWarnings("SystemOut") // the way to the process that watches
  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
