import { onScopeDispose, ref } from 'vue'
import type { useDirectCommand } from '../offline/useDirectCommand.ts'
import type { CommandBody } from '../platform/wire.ts'

const shownFor = 120_000

/** A number to tap for two minutes, and not while nobody looks at the page for longer than a call. */
export function usePhone(command: ReturnType<typeof useDirectCommand<'/api/returns/phone'>>) {
  const phone = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  function hide() {
    clearTimeout(timer)
    phone.value = ''
  }
  async function show(about: CommandBody<'/api/returns/phone'>) {
    hide()
    const answer = await command.run(about)
    // A repeat after a lost answer shows nothing: asked again, it is another look.
    if (!answer?.phone) return
    phone.value = answer.phone
    timer = setTimeout(hide, shownFor)
  }
  onScopeDispose(hide)
  return { phone, show }
}
