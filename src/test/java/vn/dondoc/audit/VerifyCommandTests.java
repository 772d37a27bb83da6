package vn.dondoc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.dondoc.TestDatabase;

/** What the command answers, and what the process then ends with. */
@ExtendWith(OutputCaptureExtension.class)
class VerifyCommandTests {
  private final String database = TestDatabase.newDatabaseWithUser();

  @Test
  void isGivenWithAndWithoutAValue() {
    assertThat(VerifyCommand.isGiven("--dondoc.audit.verify")).isTrue();
    assertThat(VerifyCommand.isGiven("--server.port=1", "--dondoc.audit.verify=true")).isTrue();
    assertThat(VerifyCommand.isGiven("--dondoc.audit.verify=false")).isFalse();
    assertThat(VerifyCommand.isGiven()).isFalse();
  }

  @Test
  void holds(CapturedOutput output) {
    migrate();
    assertThat(run()).isZero();
    assertThat(output)
        .contains("Nhật ký còn nguyên: 0 mục của 0 nhiệm vụ")
        .contains("The history holds: 0 entries of 0 follow-ups");
  }

  @Test
  void isBroken(CapturedOutput output) throws SQLException {
    migrate();
    try (Connection connection = DriverManager.getConnection(database)) {
      connection
          .createStatement()
          .execute(
              """
              set session_replication_role = replica;
              insert into history_sealing (holder_id, seals, day) values (gen_random_uuid(), 1, '2019-06-03')
              """);
    }
    assertThat(run()).isEqualTo(1);
    assertThat(output)
        .contains("Thiếu niêm phong số 1.")
        .contains("The history is broken. Places that do not agree: 1.")
        .contains("Seal 1 is missing.");
  }

  @Test
  void dataOfAnEarlierVersion(CapturedOutput output) {
    assertThat(run()).isEqualTo(2);
    assertThat(output).contains("The data is that of an earlier version.");
  }

  @Test
  void noDatabase(CapturedOutput output) {
    assertThat(
            VerifyCommand.run(
                "--dondoc.audit.verify",
                "--spring.datasource.url=jdbc:postgresql://localhost:1/none?user=none",
                "--spring.datasource.hikari.connection-timeout=500"))
        .isEqualTo(2);
    assertThat(output).contains("Not checked:").doesNotContain("\tat ");
  }

  private void migrate() {
    Flyway.configure()
        .dataSource(database, null, null)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  private int run() {
    return VerifyCommand.run("--dondoc.audit.verify", "--spring.datasource.url=" + database);
  }
}
