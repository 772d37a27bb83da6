package vn.dondoc.conclusion;

import java.time.LocalDate;

/** Something odd about a deadline that stays allowed. */
public record Warning(String key, LocalDate day) {}
