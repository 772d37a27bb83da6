package vn.dondoc.audit;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The seal of a day.
 *
 * @param day everything written up to its end is under the seal
 * @param entries how many entries came under it
 * @param hash in hexadecimal; noted elsewhere, it proves that not even the seals were made anew
 */
public record Seal(int number, LocalDate day, Instant at, long entries, String hash) {}
