FROM node:22-bookworm-slim AS client
WORKDIR /src
COPY .npmrc ./
COPY openapi openapi
COPY web-client web-client
RUN cd web-client && npm ci --no-audit --no-fund && npm run build

FROM ubuntu:26.04 AS program
RUN apt-get update && apt-get install -y --no-install-recommends dotnet-sdk-10.0 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN dotnet publish api/Cdce.Api -c Release -o /program

FROM ubuntu:26.04
RUN apt-get update && apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 tzdata \
  && rm -rf /var/lib/apt/lists/* && useradd --system cdce && mkdir /data && chown cdce /data
COPY --from=program /program /program
COPY --from=client /src/web-client/dist /program/web-client/dist
USER cdce
EXPOSE 8080
ENTRYPOINT ["dotnet", "/program/Cdce.Api.dll", "--urls", "http://0.0.0.0:8080", "--data", "/data"]
