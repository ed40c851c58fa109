/** Owns the environment of the functions on a local machine. A deployment sets its own, secret values. */
import { STATION_ID } from './station-facts'

export const demoEnv: Record<string, string> = {
  PERSON_KEY: 'local-demo-key-not-for-production',
  STATION_ID,
}
