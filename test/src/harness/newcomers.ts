import { randomUUID } from 'node:crypto';

import { ApiClient } from '@repartee/standalone';

export interface Newcomer {
  name: string;
  /** What their address begins with. */
  mailbox: string;
  /** Default: the first team there is. */
  teamId?: string | undefined;
}

export interface Invited {
  id: string;
  invitation: { url: string };
}

/** A new learner as an administrator adds them, under an address of their own. */
export async function invite(admin: ApiClient, { name, mailbox, teamId }: Newcomer): Promise<Invited> {
  const roles = [{ role: 'learner', everywhere: false, sites: [], teams: [] }];
  const email = `${mailbox}-${randomUUID().slice(0, 8)}@newcomers.test`;
  const body = { name, email, language: 'en', teamId: teamId ?? (await firstTeam(admin)), roles };
  const answer = await admin.send('/api/people', { method: 'POST', body });
  if (!answer.ok) throw new Error(`${name} was not added: ${await answer.text()}`);
  return (await answer.json()) as Invited;
}

/** A new learner who has used their invitation. */
export async function welcome(admin: ApiClient, newcomer: Newcomer): Promise<{ id: string; learner: ApiClient }> {
  const { id, invitation } = await invite(admin, newcomer);
  const learner = new ApiClient(admin.url);
  const token = invitation.url.split('/').at(-1) ?? '';
  const password = { method: 'POST', body: { password: 'a word of my own' } } as const;
  const accepted = await learner.send(`/api/invitations/${token}`, password);
  if (!accepted.ok) throw new Error(`The invitation was not accepted: ${await accepted.text()}`);
  return { id, learner };
}

async function firstTeam(admin: ApiClient): Promise<string | undefined> {
  const { items } = (await (await admin.send('/api/teams')).json()) as { items: { id: string }[] };
  return items[0]?.id;
}
