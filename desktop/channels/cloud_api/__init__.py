"""The WhatsApp Business Cloud API: webhooks that are received, bodies that are read, answers that are sent, media that are fetched."""
