/** The whole demo season, as its folder has it. */
import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../data/season-2020/', import.meta.url)

export const season2020 = () =>
  readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) }))

export const payroll2020 = readFileSync(new URL('payroll.csv', folder), 'utf8')
