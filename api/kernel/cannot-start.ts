/** Why a process will not begin its work: a sentence for whoever runs it, printed without a stack. */
export class CannotStart extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CannotStart'
  }
}
