const form = document.querySelector('form')

form.addEventListener('submit', async (event) => {
	event.preventDefault()
	await outbox.add(new FormData(form))
	const registration = await navigator.serviceWorker.ready
	await registration.sync.register('outbox')
})

async function refreshDaily(registration) {
	if (!('SyncManager' in window)) return
	await registration.periodicSync.register('headlines', { minInterval: 24 * 60 * 60 * 1000 })
}
