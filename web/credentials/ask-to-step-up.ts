import { h } from 'vue'
import { loadWords } from '../platform/locale.ts'
import { overlay } from '../people/overlay.ts'
import StepUpSheet from './StepUpSheet.vue'

let asking: Promise<boolean> | undefined

/** True once the person has proved it. Commands that ask meanwhile wait for the same answer. */
export function askToStepUp(): Promise<boolean> {
  asking ??= ask().finally(() => {
    asking = undefined
    overlay.value = undefined
  })
  return asking
}

async function ask() {
  await loadWords()
  return new Promise<boolean>((resolve) => {
    const sheet = () => h(StepUpSheet, { onDone: () => resolve(true), onClose: () => resolve(false) })
    overlay.value = sheet
  })
}
