/** Owns the place where pages meet the real cloud: node with everything the local cloud needs, and a document on top. */
import type { EnvironmentContext, JestEnvironmentConfig } from '@jest/environment'
import JsdomEnvironment from 'jest-environment-jsdom'
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node'

/** Node's own stay: the cloud, its workers and its store are made for them. */
export default class NodeWithDom extends NodeEnvironment {
  private readonly document: JsdomEnvironment

  constructor(config: JestEnvironmentConfig, context: EnvironmentContext) {
    super(config, context)
    this.document = new JsdomEnvironment(config, context)
    const dom = this.document.global as unknown as Record<string, unknown>
    const own = this.global as unknown as Record<string, unknown>
    for (const name of Object.getOwnPropertyNames(dom)) {
      if (!(name in own)) own[name] = dom[name]
    }
    // React asks this world, not the document's, whether it is being tested.
    own.self = own
    own.window = dom
    own.document = dom.document
  }

  override async teardown(): Promise<void> {
    await this.document.teardown()
    await super.teardown()
  }
}
