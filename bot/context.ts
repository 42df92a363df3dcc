import type { Context } from 'grammy/web'
import type { Claim, Ctx } from '../api/kernel/ctx.ts'
import type { Desk } from './desk.ts'

/** A button that was pressed, as it stands in the database. */
export interface Pressed {
  id: string
  item: string
  version: string
  what: string
  params: Record<string, string>
  /** Its effect has happened: the press came a second time. */
  done: boolean
}

export interface Talk {
  update: number
  claim: Claim
  /** Nothing where the chat account is bound to nobody. */
  desk?: Desk
  pressed?: Pressed
  /** The context of a command: its effect happens once, however often the message comes. */
  doing: (what: string) => Ctx
}

export type Chat = Context & { talk: Talk; locale: Desk['locale'] }
/** Of somebody whose chat is bound. */
export type BoundChat = Chat & { talk: Talk & { desk: Desk } }
export type PressedChat = BoundChat & { talk: { pressed: Pressed } }
