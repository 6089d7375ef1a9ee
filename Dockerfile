# syntax=docker/dockerfile:1
# Quorum as an image: Node 24, the sources (there is no build step), and the packages that run them.

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json prisma.config.ts ./
COPY prisma ./prisma
RUN npm ci --omit=dev --no-audit --no-fund
# What only installing needed: Prisma's generator, and the Node that npm brings along for machines with an older one.
RUN npm uninstall --omit=dev --ignore-scripts --no-audit --no-fund prisma node

FROM node:24-slim
ENV NODE_ENV=production DATA_FOLDER=/data HEALTH_PORT=9090
WORKDIR /app
COPY package.json LICENSE ./
COPY prisma/migrations ./prisma/migrations
COPY decks ./decks
COPY bot ./bot
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/bot/db/generated ./bot/db/generated
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 9090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "./bot/node-version.js", "bot/main.ts"]
