package vn.dondoc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who looks into the data beside a running application finds the same data, and leaves it be. */
class DataFolderTests {
  @TempDir Path folder;

  @Test
  void joinsWhoRunsOnItAndRunsItselfWhereNobodyDoes() throws SQLException {
    try (DataFolder running = DataFolder.open(folder, false)) {
      execute(running, "create table kept as select 42 as number");
      assertThatThrownBy(() -> DataFolder.open(folder, false))
          .hasMessageContaining("Another Đôn Đốc is running");
      try (DataFolder joined = DataFolder.join(folder)) {
        assertThat(joined.jdbcUrl()).isEqualTo(running.jdbcUrl());
        assertThat(number(joined)).isEqualTo(42);
      }
      assertThat(number(running)).as("still runs").isEqualTo(42);
    }
    try (DataFolder alone = DataFolder.join(folder)) {
      assertThat(number(alone)).isEqualTo(42);
    }
  }

  @Test
  void makesNoDataWhereThereIsNone() {
    Path nowhere = folder.resolve("nowhere");
    assertThatThrownBy(() -> DataFolder.join(nowhere))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("There is no data in");
    assertThat(Files.exists(nowhere)).isFalse();
  }

  private static void execute(DataFolder data, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(data.jdbcUrl())) {
      connection.createStatement().execute(sql);
    }
  }

  private static int number(DataFolder data) throws SQLException {
    try (Connection connection = DriverManager.getConnection(data.jdbcUrl());
        ResultSet row = connection.createStatement().executeQuery("select number from kept")) {
      row.next();
      return row.getInt(1);
    }
  }
}
