import { computed, reactive, shallowRef } from 'vue'
import type { StaffRole } from '../../shared/people/roles.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Member = Answer<'/api/people/staff'>['staff'][number]
export type Proposal = Member['pending'][number]
/** A link as it was answered: in this page's memory alone. */
export interface Link {
  name: string
  token: string
  expiresAt: number
  pending: StaffRole[]
}

/** Everybody who is no student, their roles, and what waits for a second person. */
export function useStaff() {
  const query = useQuery('/api/people/staff')
  const create = useDirectCommand('/api/people/staff')
  const invite = useDirectCommand('/api/people/:id/invite')
  const changing = useDirectCommand('/api/people/:id/roles')
  const decide = useDirectCommand('/api/people/roles/:id/decide')
  const commands = [create, invite, changing, decide]

  const now = reactive({ doing: undefined as 'create' | 'roles' | 'invite' | 'link' | undefined, id: '' })
  const link = shallowRef<Link>()
  const staff = computed(() => query.data?.staff ?? [])
  const member = computed(() => staff.value.find(({ personId }) => personId === now.id))
  const pending = computed(() =>
    staff.value.flatMap((one) => one.pending.map((proposal) => ({ ...proposal, name: one.name }))),
  )

  function open(doing: typeof now.doing, id = '') {
    for (const command of commands) command.forget()
    Object.assign(now, { doing, id })
  }
  function close() {
    link.value = undefined
    open(undefined)
  }
  function show(made: Link) {
    link.value = made
    now.doing = 'link'
  }

  async function add(number: string, name: string, role: StaffRole, className: string | null) {
    const answer = await create.run({ number, name, roles: [{ role, className }] })
    if (!answer) return
    const pending = answer.pending.map((one) => one.role)
    // A repeat after a lost answer shows no secret: another link, then.
    if (answer.invitation.token) show({ name, ...answer.invitation, pending })
    else await makeLink({ personId: answer.personId, name }, pending)
  }
  async function makeLink({ personId, name }: Pick<Member, 'personId' | 'name'>, roles: StaffRole[] = []) {
    let answer = await invite.run({}, { id: personId })
    if (answer && !answer.token) answer = await invite.run({}, { id: personId })
    if (answer) show({ name, ...answer, pending: roles })
  }
  const change = (kind: 'grant' | 'revoke', role: StaffRole, className: string | null) =>
    changing.run({ kind, role, className }, { id: now.id })
  const settle = (id: string, confirm: boolean) => decide.run({ confirm }, { id })

  return {
    query,
    create,
    invite,
    changing,
    decide,
    now,
    link,
    staff,
    member,
    pending,
    open,
    close,
    add,
    makeLink,
    change,
    settle,
  }
}
