import { createRoute, z } from "@hono/zod-openapi";
import { changeRole, removePerson, type TeamRefusal } from "#booking/team/change-team.ts";
import {
  type InvitationRefusal,
  type InviteRefusal,
  invitePerson,
  resendInvitation,
  revokeInvitation,
} from "#booking/team/invite-person.ts";
import { listTeam } from "#booking/team/list-team.ts";
import { teamLinkOf } from "#booking/team/team-link.ts";
import { type Api, type ApiContext, newApi } from "../api.ts";
import { jsonOnly } from "../json-requests.ts";
import { notFound, type Problem, problemReply } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { notAllowed, ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { InvitationRequestBody, InvitedBody, RoleBody, TeamBody } from "./team-schemas.ts";

const idParam = z.object({ id: z.string().max(64) });
const security = organizerCookie;

/** Who is in the team and as what: for owners. */
export function teamApi(): Api {
  const api = newApi();

  const read = createRoute({
    method: "get",
    path: "/admin/team",
    operationId: "readTeam",
    security,
    summary: "Read who is in the team, and who was asked to join",
    middleware: [organizerOnly] as const,
    responses: { 200: json(TeamBody, "The team"), ...problems(ofOrganizer) },
  });
  api.openapi(read, async (c) => {
    const { startline, organizer } = c.var;
    const { people, invitations } = await listTeam(startline);
    return c.json(
      { people: people.map((person) => ({ ...person, isOwn: person.id === organizer.id })), invitations },
      200,
    );
  });

  const invite = createRoute({
    method: "post",
    path: "/admin/team/invitations",
    operationId: "invitePerson",
    security,
    summary: "Invite somebody by email, with a role; idempotent by requestId",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { body: jsonBody(InvitationRequestBody) },
    responses: {
      201: json(InvitedBody, "Invited; the link is also sent by email"),
      ...problems(ofJsonBody, ofOrganizer, inviteRefusals),
    },
  });
  api.openapi(invite, async (c) => {
    const answer = await invitePerson(c.var.startline, { ...c.req.valid("json"), by: c.var.organizer.email });
    if (typeof answer === "string") return problemReply(c, inviteRefusals[answer]);
    c.var.nudge("messages");
    return c.json(invited(c, answer.invitationId), 201);
  });

  const resend = createRoute({
    method: "post",
    path: "/admin/team/invitations/{id}/resend",
    operationId: "resendInvitation",
    security,
    summary: "Send an invitation again, with all of its time",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: idParam, body: jsonBody(z.object({})) },
    responses: { 200: json(InvitedBody, "Sent"), ...problems(ofJsonBody, ofOrganizer, notFound, invitationRefusals) },
  });
  api.openapi(resend, async (c) => {
    const { id } = c.req.valid("param");
    const outcome = await resendInvitation(c.var.startline, { id, by: c.var.organizer.email });
    if (outcome !== "done") return problemReply(c, invitationRefusals[outcome]);
    c.var.nudge("messages");
    return c.json(invited(c, id), 200);
  });

  const revoke = createRoute({
    method: "delete",
    path: "/admin/team/invitations/{id}",
    operationId: "revokeInvitation",
    security,
    summary: "Take an invitation back: its link opens nothing any more",
    middleware: [organizerOnly] as const,
    request: { params: idParam },
    responses: {
      204: { description: "Taken back" },
      ...problems(ofOrganizer, ofParameters, notFound, invitationRefusals),
    },
  });
  api.openapi(revoke, async (c) => {
    const request = { id: c.req.valid("param").id, by: c.var.organizer.email };
    const outcome = await revokeInvitation(c.var.startline, request);
    return outcome === "done" ? c.body(null, 204) : problemReply(c, invitationRefusals[outcome]);
  });

  const change = createRoute({
    method: "patch",
    path: "/admin/team/people/{id}",
    operationId: "changeRole",
    security,
    summary: "Give somebody another role",
    middleware: [organizerOnly, jsonOnly] as const,
    request: { params: idParam, body: jsonBody(RoleBody) },
    responses: { 204: { description: "Changed" }, ...problems(ofJsonBody, ofOrganizer, notFound, teamRefusals) },
  });
  api.openapi(change, async (c) => {
    const request = { organizerId: c.req.valid("param").id, ...c.req.valid("json"), by: c.var.organizer.email };
    const outcome = await changeRole(c.var.startline, request);
    return outcome === "done" ? c.body(null, 204) : problemReply(c, teamRefusals[outcome]);
  });

  const remove = createRoute({
    method: "delete",
    path: "/admin/team/people/{id}",
    operationId: "removePerson",
    security,
    summary: "Remove somebody from the team; their sessions end at once",
    middleware: [organizerOnly] as const,
    request: { params: idParam },
    responses: { 204: { description: "Removed" }, ...problems(ofOrganizer, ofParameters, notFound, teamRefusals) },
  });
  api.openapi(remove, async (c) => {
    const request = { organizerId: c.req.valid("param").id, by: c.var.organizer.email };
    const outcome = await removePerson(c.var.startline, request);
    return outcome === "done" ? c.body(null, 204) : problemReply(c, teamRefusals[outcome]);
  });

  return api;
}

function invited({ var: { startline } }: ApiContext, id: string) {
  const links = { publicUrl: startline.config.PUBLIC_URL, keys: startline.teamKeys };
  return { id, link: teamLinkOf(links, "invitation", id) };
}

const inviteRefusals = {
  not_allowed: notAllowed,
  is_member: { status: 409, code: "is_member", title: "Somebody with this email address is in the team already." },
  already_invited: {
    status: 409,
    code: "already_invited",
    title: "This address has an open invitation. Send it again, or take it back first.",
  },
} as const satisfies Record<InviteRefusal, Problem>;

const invitationRefusals = {
  not_allowed: notAllowed,
  unknown_invitation: { status: 404, code: "unknown_invitation", title: "There is no such open invitation any more." },
  already_accepted: { status: 409, code: "already_accepted", title: "They have joined already. Reload the page." },
} as const satisfies Record<InvitationRefusal, Problem>;

const teamRefusals = {
  not_allowed: notAllowed,
  unknown_person: { status: 404, code: "unknown_person", title: "They are not in the team any more. Reload the page." },
  last_owner: { status: 409, code: "last_owner", title: "A team needs an owner. Make somebody else an owner first." },
} as const satisfies Record<TeamRefusal, Problem>;
