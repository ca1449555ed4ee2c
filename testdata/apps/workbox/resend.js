// Sends what is in a queue, looking at what the server says.
export async function resend({ queue }) {
  let entry;
  while ((entry = await queue.shiftRequest())) {
    try {
      const response = await fetch(entry.request.clone());
      if (response.status >= 500) throw new Error(response.statusText);
    } catch (error) {
      await queue.unshiftRequest(entry);
      throw error;
    }
  }
}
