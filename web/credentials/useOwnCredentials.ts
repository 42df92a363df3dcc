import { reactive, ref, shallowRef } from 'vue'
import { deviceLabel } from '../../shared/devices/label.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { asFailure, type Failure } from '../platform/failure.ts'
import { useQuery } from '../platform/useQuery.ts'
import type { Answer } from '../platform/wire.ts'
import { newRecoveryCodes, newTotpSecret } from './new-secrets.ts'
import { makePasskey } from './passkeys.ts'

export type Own = Answer<'/api/credentials'>
export type OwnPasskey = Own['passkeys'][number]
export type Changing = 'passkey' | 'remove' | 'password' | 'codes'

/** The own ways to sign in; one sheet at a time changes one of them. */
export function useOwnCredentials() {
  const query = useQuery('/api/credentials')
  const commands = {
    passkey: useDirectCommand('/api/credentials/passkeys'),
    remove: useDirectCommand('/api/credentials/passkeys/:id/remove'),
    password: useDirectCommand('/api/credentials/password'),
    codes: useDirectCommand('/api/credentials/recovery'),
  }
  const changing = ref<Changing>()
  const removing = shallowRef<OwnPasskey>()
  const failure = shallowRef<Failure>()
  const done = ref(false)
  const draft = reactive({ password: '', repeated: '', secret: '', codes: [] as string[], name: '' })

  function open(what: Changing, passkey?: OwnPasskey) {
    const name = deviceLabel(navigator.userAgent)
    Object.assign(draft, {
      password: '',
      repeated: '',
      secret: newTotpSecret(),
      codes: newRecoveryCodes(),
      name,
    })
    removing.value = passkey
    failure.value = undefined
    done.value = false
    changing.value = what
  }
  function close() {
    Object.assign(draft, { password: '', repeated: '', secret: '', codes: [] })
    changing.value = undefined
  }

  async function doing(what: Changing, work: () => Promise<unknown>) {
    failure.value = undefined
    try {
      const answer = await work()
      failure.value = commands[what].failure
      if (!answer) return
      close()
      done.value = true
    } catch (error) {
      failure.value = asFailure(error)
    }
  }

  const addPasskey = (account: string, person: string) =>
    doing('passkey', async () => {
      const { registration, nonce } = await makePasskey(account, person)
      return commands.passkey.run({ registration, nonce, name: draft.name.trim() })
    })
  const removePasskey = () =>
    doing('remove', async () => commands.remove.run({}, { id: removing.value?.id ?? '' }))
  const changePassword = (code: string) =>
    doing('password', () =>
      commands.password.run({ password: draft.password, totpSecret: draft.secret, code }),
    )
  const changeCodes = () => doing('codes', () => commands.codes.run({ codes: draft.codes }))

  return {
    query,
    commands,
    changing,
    removing,
    failure,
    done,
    draft,
    open,
    close,
    addPasskey,
    removePasskey,
    changePassword,
    changeCodes,
  }
}
