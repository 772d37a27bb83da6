/**
 * The demonstration union and its clock, only where no database is configured. Its content ({@code
 * demonstration/2019.yaml}) is played through the services, by the people themselves, under a
 * moving clock; nothing is inserted. A leaf: may use every module, and none may use it.
 */
@NullMarked
package vn.dondoc.demonstration;

import org.jspecify.annotations.NullMarked;
