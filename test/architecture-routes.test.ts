import { expect, test } from 'vitest'
import { createApp } from '../api/app.ts'
import { allRoutes } from './kit/requests.ts'

test('R15 every route of the app stands in the permission table, and the table names no other', () => {
  const app = createApp(() => {
    throw new Error('opened at rest')
  })
  const served = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path === '/' ? path : path.replace(/\/$/, '')}`)
  expect([...new Set(served)].toSorted()).toEqual(allRoutes.map(({ route }) => route).toSorted())
})

test('a route stands under one action only', () => {
  const names = allRoutes.map(({ route }) => route)
  expect(new Set(names).size).toBe(names.length)
})
