package org.afterward.transforms.reward;

import org.afterward.coders.Event;
import org.afterward.coders.Rejection;

/**
 * An event that a contract refused.
 *
 * @param event as far as it could be read
 */
public record Refusal(Event event, Rejection rejection) {}
