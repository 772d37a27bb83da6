package vn.dondoc.followup.ui;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.dondoc.calendar.WorkingDays;
import vn.dondoc.followup.Comments;
import vn.dondoc.followup.Contributions;
import vn.dondoc.followup.EntriesOnBehalf;
import vn.dondoc.followup.Extensions;
import vn.dondoc.followup.FollowUpActions;
import vn.dondoc.followup.FollowUpDecisions;
import vn.dondoc.followup.FollowUpReading;
import vn.dondoc.followup.FollowUpReminding;

/** What the page of a follow-up reads from, and does things through. */
@Component
record FollowUpServices(
    FollowUpReading reading,
    FollowUpActions actions,
    FollowUpDecisions decisions,
    Extensions extensions,
    Contributions contributions,
    EntriesOnBehalf entries,
    FollowUpReminding reminding,
    Comments comments,
    WorkingDays workingDays,
    Clock clock) {}
