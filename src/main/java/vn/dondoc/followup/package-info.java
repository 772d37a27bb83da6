/**
 * The follow-ups: who carries out what by when, what was reported and confirmed, and everything
 * that happened on the way.
 *
 * <p>Assigned by a conclusion, or directly with its source ({@code AssignFollowUps}); {@code
 * GivingOut} is the one way in. Its life is the process {@code followup}: the lead accepts or
 * declines, carries it out while each coordinating unit reports its part ({@code Contributions}),
 * and reports completion, which the office confirms or sends back ({@code FollowUpActions}). The
 * chair, or whom the chair named, decides ({@code FollowUpDecisions}, {@code Extensions}). What the
 * office enters for a unit, the unit is asked to confirm ({@code EntriesOnBehalf}). The rules stand
 * on {@code FollowUp}; every service begins with {@code Acts}, which locks it and asks for the
 * right. After an interruption (suspended, other units) the process asks the follow-up where it
 * stands and goes on from there.
 *
 * <p>Everything that happens is an entry of the history, chained by hash in the database. A trigger
 * keeps what each follow-up was from when to when ({@code follow_up_span}), so that lists and
 * figures can be asked as of any moment.
 *
 * <p>Uses base, calendar, organisation, workflow and conclusion.
 */
@ApplicationModule(
    allowedDependencies = {"base", "calendar", "organisation", "workflow", "conclusion"})
@NullMarked
package vn.dondoc.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
