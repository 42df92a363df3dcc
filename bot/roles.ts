import { seeMe } from '../api/people/me.ts'
import type { Role } from '../shared/people/access.ts'
import type { Desk } from './desk.ts'

/** What the person is now: what is offered follows from it, what is allowed does not. */
export const rolesOf = async (desk: Desk): Promise<Role[]> => (await seeMe(desk.ctx)).roles
