package vn.dondoc.organisation;

import java.util.UUID;

/** Who did a thing, and in which post of which organisation. */
public record Actor(UUID personId, Post post, UUID organisationId) {}
