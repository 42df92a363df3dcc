import { computed, ref } from 'vue'
import { newKey } from '../platform/new-key.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'

export type Robot = Answer<'/api/robots'>['robots'][number]
export interface NewRobot {
  name: string
  className: string
  address: string
  secret: string
}

/** The robots of groups: set up, tried and taken away. */
export function useRobots() {
  const query = useQuery('/api/robots')
  const adding = useDirectCommand('/api/robots')
  const trying = useDirectCommand('/api/robots/:id/try')
  const removing = useDirectCommand('/api/robots/:id/remove')
  const robots = computed(() => query.data?.robots ?? [])
  const open = ref(false)
  /** What the service of the robot that was tried last said. */
  const tried = ref<{ name: string; ok: boolean; error: string }>()
  const id = ref(newKey())

  async function add(robot: NewRobot) {
    if (!(await adding.run({ ...robot, id: id.value, className: robot.className || null }))) return
    id.value = newKey()
    open.value = false
  }
  async function tryOut({ id: robot, name }: Robot) {
    tried.value = undefined
    const answer = await trying.run({}, { id: robot })
    if (answer) tried.value = { name, ...answer }
  }
  function remove({ id: robot }: Robot) {
    tried.value = undefined
    return removing.run({}, { id: robot })
  }
  function show(shown: boolean) {
    adding.forget()
    open.value = shown
  }
  return { query, robots, adding, trying, removing, open, tried, add, tryOut, remove, show }
}
