package org.afterward.coders;

import org.afterward.coders.Activity.Contacts;
import org.afterward.coders.Activity.Presence;
import org.afterward.coders.Activity.Received;
import org.afterward.coders.Activity.Spending;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link Activity}. */
public final class ActivityCoder extends RecordCoder<Activity> {

  private static final long serialVersionUID = 1;

  private static final ActivityCoder INSTANCE = new ActivityCoder();

  private static final int PAYING = 1;
  private static final int CLOSED = 2;

  private ActivityCoder() {
    super(Activity.class);
  }

  public static ActivityCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Activity activity, WireOutput out) throws CoderException {
    out.writeLong(activity.daysSinceJoin());
    Spending spending = activity.spending();
    Presence presence = activity.presence();
    out.writeCount((spending.paying() ? PAYING : 0) | (presence.accountClosed() ? CLOSED : 0));
    out.writeLong(spending.total());
    out.writeLong(spending.balance());
    out.writeLong(spending.last30d());
    out.writeLong(spending.daysLast7d());
    writeContacts(activity.contacts(), out);
    out.writeLong(presence.loginDays());
    out.writeLong(presence.sessionsLast7d());
    out.writeDouble(presence.avgSessionMinutes());
    out.writeDouble(presence.profileCompleteness());
    out.writeLongOrNone(presence.lastOwnActionAt());
    out.writeLong(activity.received().likes());
    out.writeLong(activity.received().superLikes());
    out.writeLong(activity.received().dislikes());
  }

  @Override
  Activity read(WireInput in) throws CoderException {
    long daysSinceJoin = in.readLong("Activity.daysSinceJoin");
    int flags = in.readFlags("Activity.flags", PAYING | CLOSED);
    return new Activity(
        daysSinceJoin,
        new Spending(
            in.readLong("Spending.total"),
            in.readLong("Spending.balance"),
            (flags & PAYING) != 0,
            in.readLong("Spending.last30d"),
            in.readLong("Spending.daysLast7d")),
        readContacts(in),
        new Presence(
            in.readLong("Presence.loginDays"),
            in.readLong("Presence.sessionsLast7d"),
            in.readDouble("Presence.avgSessionMinutes"),
            in.readDouble("Presence.profileCompleteness"),
            in.readLongOrNone("Presence.lastOwnActionAt"),
            (flags & CLOSED) != 0),
        new Received(
            in.readLong("Received.likes"),
            in.readLong("Received.superLikes"),
            in.readLong("Received.dislikes")));
  }

  private static void writeContacts(Contacts contacts, WireOutput out) throws CoderException {
    out.writeDouble(contacts.likeSuccess());
    out.writeDouble(contacts.friendRequestSuccess());
    out.writeDouble(contacts.chatActivation());
    out.writeDouble(contacts.evaluationRate());
    out.writeDouble(contacts.messageResponse());
    out.writeLong(contacts.matches());
    out.writeLong(contacts.daysWithoutNewMatch());
    out.writeLong(contacts.consecutiveRejections());
    out.writeLong(contacts.openRequests());
  }

  private static Contacts readContacts(WireInput in) throws CoderException {
    return new Contacts(
        in.readDouble("Contacts.likeSuccess"),
        in.readDouble("Contacts.friendRequestSuccess"),
        in.readDouble("Contacts.chatActivation"),
        in.readDouble("Contacts.evaluationRate"),
        in.readDouble("Contacts.messageResponse"),
        in.readLong("Contacts.matches"),
        in.readLong("Contacts.daysWithoutNewMatch"),
        in.readLong("Contacts.consecutiveRejections"),
        in.readLong("Contacts.openRequests"));
  }
}
