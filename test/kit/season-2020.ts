/** The whole demo season, as its folder has it. */
import { runtime } from '#runtime'

const folder = 'data/season-2020'
const bytesOf = (text: string) => new TextEncoder().encode(text)

export const season2020 = () =>
  runtime.filesOf(folder).map((name) => ({ name, bytes: bytesOf(runtime.textOf(`${folder}/${name}`)) }))

export const payroll2020 = runtime.textOf(`${folder}/payroll.csv`)
