import { describe, expect, test } from 'vitest'
import { season } from '../../../api/seasons/table.ts'
import { importing, rowsOf, seasonJson, small } from './importing.ts'

const brought = { new: 1, changed: 0, withdrawn: 0, unchanged: 0 }

describe('the season’s rules', () => {
  const with90 = seasonJson.replaceAll('"dayRate": "80"', '"dayRate": "90"')

  test('that change are a new version, and change what is paid', async () => {
    const { db, bring, pay } = await importing()
    await bring()
    const due = async () => (await pay()).get('01')!.computed.sums.basic.text
    expect(await due()).toBe('100.00')
    const done = await bring({ 'season.json': with90 })
    expect(done.counts['season']).toEqual({ new: 0, changed: 1, withdrawn: 0, unchanged: 0 })
    expect(await due()).toBe('110.00')
    await bring()
    expect(await due()).toBe('100.00')
    expect((await rowsOf(db, season)).map((s) => s.version)).toEqual([1, 2, 3])
  })

  test('written in another order or with other spaces are the same', async () => {
    const { bring } = await importing()
    await bring()
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(seasonJson)).toReversed()))
    expect((await bring({ 'season.json': turned })).applied).toBe(false)
  })

  test('of another id are another season; the one that starts last is the current one', async () => {
    const { bring, pay } = await importing()
    await bring()
    const next = seasonJson.replaceAll('2020-', '2021-').replace('2020 年', '2021 年')
    const done = await bring({ ...onlyPeople, 'season.json': next })
    expect(done.seasonId).toBe('2021-double11')
    expect(done.counts).toMatchObject({ season: brought, roster: { ...brought, new: 3 } })
    expect((await pay()).get('01')!.computed.sums.due.text).toBe('0.00')
  })
})

const onlyPeople = Object.fromEntries(
  Object.keys(small).flatMap((name) => (/^(season|roster)/.test(name) ? [] : [[name, null]])),
)
