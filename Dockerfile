# Builds Farewell, and then an image of what is needed to run it and nothing else.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++
WORKDIR /build
COPY . .
RUN npm run pack -- /farewell

FROM node:22-bookworm-slim
COPY --from=build /farewell /farewell
RUN ln -s /farewell/bin/farewell.mjs /usr/local/bin/farewell && install -d -o node -g node -m 700 /data /backups
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
USER node
WORKDIR /data
VOLUME ["/data", "/backups"]
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["node", "/farewell/bin/healthcheck.mjs"]
STOPSIGNAL SIGTERM
CMD ["node", "/farewell/bin/run.mjs"]
