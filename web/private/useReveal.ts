import { computed, onScopeDispose, ref, watch } from 'vue'
import type { PrivateField, RevealPurpose } from '../../shared/private/number.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { elapsed } from '../platform/clock.ts'

const shownFor = 30

/** A whole number on the screen for half a minute, and not while nobody looks at the page. */
export function useReveal(personId: () => string) {
  const command = useDirectCommand('/api/people/:id/reveal')
  const text = ref('')
  const left = ref(0)
  let until = 0
  let timer: ReturnType<typeof setInterval> | undefined

  function hide() {
    clearInterval(timer)
    text.value = ''
    left.value = 0
  }
  function tick() {
    left.value = Math.max(0, Math.ceil((until - elapsed()) / 1_000))
    if (!left.value) hide()
  }

  async function show(field: PrivateField, purpose: RevealPurpose) {
    hide()
    const answer = await command.run({ field, purpose }, { id: personId() })
    // A repeat after a lost answer shows nothing: asked again, it is another look.
    if (!answer?.text) return
    text.value = answer.text
    until = elapsed() + shownFor * 1_000
    timer = setInterval(tick, 500)
    tick()
  }

  watch(personId, hide)
  const away = () => document.hidden && hide()
  document.addEventListener('visibilitychange', away)
  onScopeDispose(() => {
    hide()
    document.removeEventListener('visibilitychange', away)
  })
  return { command, text, left, show, hide, tooMany: computed(() => command.failure?.code === 'too-many') }
}
