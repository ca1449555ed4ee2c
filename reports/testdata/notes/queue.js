if ('sync' in registration) { try { await registration.sync.register(`note-${id}`) } catch (error) { console.warn('could not register', error) } }
