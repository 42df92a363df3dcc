import type { RegistrationJSON } from '@passwordless-id/webauthn'
import { computed, reactive, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import type { CommandAnswer } from '../platform/wire.ts'
import { enterAs } from './enter.ts'
import { newRecoveryCodes, newTotpSecret } from './new-secrets.ts'
import { makePasskey } from './passkeys.ts'

export type Invitation = CommandAnswer<'/api/invitations/look'>
type Proof =
  { password: string; totpSecret: string; code: string } | { passkey: RegistrationJSON; nonce: string }
export type Method = 'passkey' | 'password'
export type Step = 'welcome' | 'password' | 'codes' | 'authenticator' | 'passkey'

const stepsOf: Record<Method, Step[]> = {
  // Codes come before what has to be sent within half a minute.
  password: ['welcome', 'password', 'codes', 'authenticator'],
  passkey: ['welcome', 'codes', 'passkey'],
}

/** From the link to a session: what is made on the way stays in this page's memory. */
export function useJoin(token: string) {
  const router = useRouter()
  const look = useDirectCommand('/api/invitations/look')
  const accept = useDirectCommand('/api/credentials/accept')
  const invitation = shallowRef<Invitation>()
  const here = reactive({ method: 'passkey' as Method, at: 0 })
  const draft = reactive({
    number: '',
    name: '',
    password: '',
    repeated: '',
    secret: newTotpSecret(),
    codes: newRecoveryCodes(),
  })
  const passkeyFailure = shallowRef<Failure>()

  const steps = computed(() => stepsOf[here.method])
  const step = computed<Step>(() => steps.value[here.at] ?? 'welcome')
  const isFirst = computed(() => invitation.value?.kind === 'first-admin')
  const account = computed(() => invitation.value?.number ?? draft.number.trim())

  async function open() {
    if (token) invitation.value = await look.run({ token })
  }
  function begin(method: Method) {
    Object.assign(here, { method, at: 1 })
  }
  function move(by: 1 | -1) {
    accept.forget()
    passkeyFailure.value = undefined
    here.at += by
  }

  const who = () => (isFirst.value ? { number: draft.number.trim(), name: draft.name.trim() } : {})

  async function finish(proof: Proof) {
    const answer = await accept.run({ token, ...who(), ...proof, recoveryCodes: draft.codes })
    if (answer) await enterAs(router)
  }
  const finishWithCode = (code: string) =>
    finish({ password: draft.password, totpSecret: draft.secret, code })

  let made: Awaited<ReturnType<typeof makePasskey>> | undefined

  async function finishWithPasskey() {
    passkeyFailure.value = undefined
    try {
      const name = draft.name || (invitation.value?.maskedName ?? account.value)
      // One that is made already goes again where the server was not reached.
      made ??= await makePasskey(account.value, name)
      await finish({ passkey: made.registration, nonce: made.nonce })
      if (accept.failure?.kind === 'refused') made = undefined
    } catch (error) {
      passkeyFailure.value = asFailure(error)
    }
  }

  void open()
  return {
    look,
    accept,
    invitation,
    here,
    draft,
    steps,
    step,
    isFirst,
    account,
    passkeyFailure,
    open,
    begin,
    move,
    finishWithCode,
    finishWithPasskey,
  }
}
