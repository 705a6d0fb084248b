# The shim. Build: docker build -t livechat-connector .
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json tsconfig.page.json ./
COPY connector connector
COPY src src
COPY scripts scripts
COPY benchmarks benchmarks
RUN npm run build && rm -rf dist/benchmarks dist/scripts

FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production SHIM_HOST=0.0.0.0 SHIM_PORT=8080 SHIM_STORE=/data/shim.db
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json apiDefinition.swagger.json apiProperties.json LICENSE ./
# The user `node` comes with the image; the store and the admin socket are its alone.
RUN install -d -m 700 -o node -g node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.SHIM_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No npm and no shell in between: SIGTERM has to reach the shim.
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["serve"]
