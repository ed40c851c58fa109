// Owns an ES module that brings no packages: it uses the project's SDK and asks for others by name.
import cloud from 'wx-server-sdk'
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

export const main = async ({ ask }) => {
  if (ask) return Object.keys(await import(ask))
  return (await cloud.database().collection('counters').count()).total
}
