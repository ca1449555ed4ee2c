// Answers queries with the npm package browserslist of the current folder. Reads an array of cases
// as JSON, and prints one of answers.
'use strict'
const fs = require('fs')
const path = require('path')
const { createRequire } = require('module')

process.env.BROWSERSLIST_DISABLE_CACHE = '1' // answers depend on the time, which changes here
process.env.BROWSERSLIST_IGNORE_OLD_DATA = '1'
const load = createRequire(path.resolve('package.json'))

const RealDate = Date
let now = 0
globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length > 0 ? args : [now]))
  }
  static now() {
    return now
  }
}

const browserslist = load('browserslist')

const home = process.cwd()

function answer({ queries, options, time, regions, environ }) {
  now = time
  browserslist.clearCaches()
  Object.assign(process.env, environ)
  process.chdir(environ ? environ.BROWSERSLIST_ROOT_PATH : home) // stats of packages are looked for here
  try {
    const browsers = browserslist(queries, { path: process.cwd(), ...options })
    const coverage = (regions ?? []).map((r) => browserslist.coverage(browsers, r || undefined))
    if (options.stats) coverage.push(browserslist.coverage(browsers, options.stats))
    return { browsers, coverage, config: queries === null ? browserslist.loadConfig(options) : undefined }
  } catch (error) {
    return { error: error.message, name: error.name }
  } finally {
    for (const name in environ) delete process.env[name]
  }
}

const cases = JSON.parse(fs.readFileSync(0))
process.stdout.write(JSON.stringify(cases.map(answer)))
