/**
 * Who is told what, when: calmly, on time, never twice.
 *
 * <p><b>Two ways.</b> News (assigned, declined, sent back, extension decided, mentioned, asked by
 * the office) is told soon: {@code News} puts it into the one mail of its kind that collects for
 * the person, in the transaction of what happened. What is owed by a day is told once a day at
 * most, by the process {@code daily-reminders}: {@code WorkingOut} finds, set by set, what is owed
 * to whom and keeps it in {@code reminder_owed}; {@code Digests} posts one mail per person and
 * union. The letters are written when they go out ({@code DigestLetter}, {@code NewsLetter}).
 *
 * <p><b>When.</b> Each open step with a day has a stage, counted in working days: 7, 3, 1 before, 0
 * on the day, -3, -6, … after ({@link vn.dondoc.reminder.ReminderPolicy#stage}). A reminder is owed
 * on a working day on which the stage is another than the one last given. So what falls on days off
 * comes on the last working day before; a task that is assigned inside a stage still gets it; days
 * that were missed give one reminder, not several.
 *
 * <p><b>To whom.</b> {@link vn.dondoc.reminder.Rung#WORK}: those who do the work. For a unit its
 * vice-heads and officers, its head where there is none; for the union as a unit the
 * secretary-general and whom the chair named; for a step of the union whoever sits in the seat,
 * never the person about whose own completion it is. {@code HEAD}, once, when it is late: the head
 * of the association; {@code OFFICE}, once, later: the office. An empty rung passes to the next.
 * The chair has a summary each week, each association a look at its month. Who stands in for
 * somebody gets what they would get, also by name, and on the first working day of the absence what
 * stands. Whom no mail reaches, because there is no address or the last mail to it was given up,
 * the office rings up ({@code Calls}); to an address mails are posted in any case.
 *
 * <p><b>Answer.</b> A mail has a personal link per item, to a page without sign-in that can do one
 * thing: report on this follow-up, as that person ({@code AnswerByMail}).
 *
 * <p>A leaf. Uses base, calendar, organisation, workflow, followup, discussion and mail.
 */
@ApplicationModule(
    allowedDependencies = {
      "base",
      "calendar",
      "organisation",
      "workflow",
      "followup",
      "discussion",
      "mail"
    })
@NullMarked
package vn.dondoc.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
