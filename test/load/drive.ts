/** The phones of all schools: each sends its check-in at its moment, and again with the same key until it has the answer. */
import { Agent } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { acknowledged, checkIn, send } from '../kit/rush.ts'
import type { Answer, Command } from '../kit/rush.ts'
import type { School } from './schools.ts'

export interface Driven {
  /** By school and key: the answer that the phone was given. */
  answers: Map<School, Map<string, string>>
  /** From when a phone first sent to when it had its answer, ms. */
  took: number[]
  retries: number
  /** Answers and broken connections that made a phone try again, by what they were. */
  refused: Record<string, number>
  /** From the first check-in to the last answer, ms. */
  lasted: number
}

interface Window {
  port: number
  seconds: number
  connections: number
}

export async function drive(schools: readonly School[], { port, seconds, connections }: Window) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const driven: Driven = { answers: new Map(), took: [], retries: 0, refused: {}, lasted: 0 }
  // One phone of each school after the other: all schools begin at the same moment.
  const phones = schools[0]!.phones.flatMap((_, n) =>
    schools.map((school) => ({ school, command: checkIn(school.phones[n]!) })),
  )
  for (const school of schools) driven.answers.set(school, new Map())
  const began = performance.now()
  let next = 0
  async function worker() {
    for (let n = next++; n < phones.length; n = next++) {
      const due = began + (n / phones.length) * seconds * 1000
      if (due > performance.now()) await pause(due - performance.now())
      await untilAnswered(phones[n]!.school, phones[n]!.command)
    }
  }
  async function untilAnswered(school: School, command: Command) {
    const first = performance.now()
    for (let times = 0; times < 1000; times++) {
      const answer = await ask(agent, port, school, command)
      if (acknowledged(answer)) {
        driven.answers.get(school)!.set(command.key, answer.text)
        return driven.took.push(performance.now() - first)
      }
      const why = String(answer.status || answer.text)
      driven.refused[why] = (driven.refused[why] ?? 0) + 1
      // What is refused for good would be asked for ever.
      if (answer.status && answer.status !== 409 && answer.status !== 429 && answer.status < 500)
        throw new Error(`${school.name} answers ${answer.status}: ${answer.text}`)
      driven.retries++
      await pause(50 + Math.random() * 200)
    }
    throw new Error(`${school.name} never answers ${command.key}`)
  }
  await Promise.all(Array.from({ length: connections }, worker))
  driven.lasted = performance.now() - began
  agent.destroy()
  return driven
}

const ask = (agent: Agent, port: number, { host }: School, command: Command): Promise<Answer> =>
  send(agent, `http://127.0.0.1:${port}`, command, { Host: host }).catch((error: unknown) => ({
    status: 0,
    text: error instanceof Error ? error.message : String(error),
    replay: false,
  }))
