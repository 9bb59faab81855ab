package org.afterward.coders;

/** What the user did in the window of a reward, counted. */
public record ActionSummary(
    int profilesViewed,
    int likesSent,
    int superLikesSent,
    int friendRequestsSent,
    int matchesEstablished,
    int chatActivated) {}
