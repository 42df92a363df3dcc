import { expect, test } from 'vitest'
import { createApp } from '../api/app.ts'
import { createFront, isBehind } from '../api/front.ts'
import { allRoutes } from './kit/requests.ts'

const atRest = () => {
  throw new Error('opened at rest')
}
const served = ({ routes }: { routes: { method: string; path: string }[] }) => {
  const named = routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path === '/' ? path : path.replace(/\/$/, '')}`)
  return [...new Set(named)].toSorted()
}

test('R15 every route of the app stands in the permission table, and the table names no other', () => {
  expect(served(createApp(atRest))).toEqual(allRoutes.map(({ route }) => route).toSorted())
})

test('a route stands under one action only', () => {
  const names = allRoutes.map(({ route }) => route)
  expect(new Set(names).size).toBe(names.length)
})

test('the front of the edge has every route that it does not pass on', () => {
  const own = allRoutes.map(({ route }) => route).filter((route) => !isBehind(route.split(' ')[1]!))
  expect(own).toContain('POST /api/attendance/check-in')
  const front = served(createFront(atRest))
  expect(own.filter((route) => !front.includes(route))).toEqual([])
  // Routes that stand beside its own in a noun, and that it never sees.
  expect(
    front.filter((route) => !own.includes(route)).every((route) => route.includes('/api/sessions/')),
  ).toBe(true)
})
