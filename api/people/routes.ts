import { Hono } from 'hono'
import { input } from '../kernel/http.ts'
import type { Env } from '../kernel/http.ts'
import { moveBody } from './input.ts'
import { seeClasses } from './see-classes.ts'
import { seeStudents, seeStudentsInput } from './see-students.ts'

export const studentRoutes = new Hono<Env>()
  .get('/', input('query', seeStudentsInput), async (c) =>
    c.json(await seeStudents(c.var.ctx, c.req.valid('query'))),
  )
  .get('/classes', async (c) => c.json(await seeClasses(c.var.ctx)))
  .get('/groups', async (c) => {
    const { seeGroups } = await import('./see-groups.ts')
    return c.json(await seeGroups(c.var.ctx))
  })
  .post('/:id/move', input('json', moveBody), async (c) => {
    const { moveStudent } = await import('./move.ts')
    return c.json(await moveStudent(c.var.ctx, { ...c.req.valid('json'), id: c.req.param('id') }))
  })
  .get('/:id/student', async (c) => {
    const { seeStudent } = await import('./see-student.ts')
    return c.json(await seeStudent(c.var.ctx, { id: c.req.param('id') }))
  })
  .post('/:id/devices/:device/remove', async (c) => {
    const { removeDeviceOf } = await import('../devices/remove-of-student.ts')
    return c.json(await removeDeviceOf(c.var.ctx, c.req.param()))
  })
