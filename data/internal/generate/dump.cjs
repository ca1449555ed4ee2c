// Prints as JSON what the packages of the current folder hold in a form that only they can unpack,
// and facts that stand in their code. Members of objects become pairs, to keep their order.
'use strict'
const fs = require('fs')
const path = require('path')
const { createRequire } = require('module')

const load = createRequire(path.resolve('package.json'))
const { agents } = load('caniuse-lite/dist/unpacker/agents')
const unpackFeature = load('caniuse-lite/dist/unpacker/feature')
const unpackRegion = load('caniuse-lite/dist/unpacker/region')
const baseline = load('baseline-browser-mapping')
const browserslist = load('browserslist')

const eachFile = (folder, unpack) => {
  const out = {}
  for (const file of fs.readdirSync(path.resolve('node_modules/caniuse-lite/data', folder))) {
    out[path.basename(file, '.js')] = unpack(load(`caniuse-lite/data/${folder}/${file}`))
  }
  return out
}

process.stdout.write(
  JSON.stringify({
    agents: Object.entries(agents).map(([id, agent]) => ({
      id,
      name: agent.browser,
      versions: agent.versions,
      dates: agent.release_date,
      usage: Object.entries(agent.usage_global),
    })),
    regions: eachFile('regions', (packed) =>
      Object.entries(unpackRegion(packed)).map(([id, usage]) => ({ id, usage: Object.entries(usage) }))),
    features: eachFile('features', (packed) => unpackFeature(packed).stats),
    baseline: baseline.getTimeline({ includeDownstreamBrowsers: true, includeKaiOS: true }),
    firefoxESR: browserslist.versionAliases.firefox.esr,
  })
)
