/** Owns whose name stands in the path of an upload: that of whoever holds this phone. */
import { me, openMe } from './me'

/** The id of whoever holds this phone; empty when that cannot be known without signal, where nothing is sent either. */
export async function ownerOfFiles(): Promise<string> {
  const known = () => {
    const state = me.select()(me.use.getState())
    return state.status === 'ready' ? state.data.profile.personId : null
  }
  if (known() === null) await openMe()
  return known() ?? ''
}
