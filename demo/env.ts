/** Owns the environment of the functions on a local machine. A deployment sets its own, secret values. */

export const demoEnv: Record<string, string> = {
  PERSON_KEY: 'local-demo-key-not-for-production',
  CERTIFICATE_KEY: 'local-demo-key-of-certificates-not-for-production',
}
