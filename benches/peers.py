# The PyPI packages that answer one of the questions: a contestant like contestant.mjs, which tells the protocol.
import json
import math
import sys
import time

import numpy as np


def rates_of(growth, effects):
    n = len(growth)
    effects = np.asarray(effects).reshape(n, n)
    growth = np.asarray(growth)

    def rates(y, _):
        return growth * y * (1 - y + effects @ y)

    return rates


def scipy_levels(data, tolerance):
    from scipy.integrate import odeint

    n = len(data["start"])
    times = np.asarray(data["times"])
    start = np.asarray(data["start"])
    if n <= 8:
        # For a few units plain numbers are quicker than arrays.
        r = data["growth"]
        rows = [data["effects"][n * i : n * i + n] for i in range(n)]

        def rates(y, _):
            y = y.tolist()
            return [r[i] * y[i] * (1 - y[i] + sum(map(lambda a, b: a * b, rows[i], y))) for i in range(n)]
    else:
        rates = rates_of(data["growth"], data["effects"])
    return lambda: odeint(rates, start, times, rtol=tolerance, atol=tolerance * 1e-3, mxstep=100000).ravel()


def numba_variants(data, tolerance):
    from numba import njit

    @njit(fastmath=True, cache=False)
    def rates(r, e, y, k):
        for i in range(4):
            h = e[i, 0] * y[0] + e[i, 1] * y[1] + e[i, 2] * y[2] + e[i, 3] * y[3]
            k[i] = r[i] * y[i] * (1 - y[i] + h)

    @njit(fastmath=True, cache=False)
    def solve(growth, effects, start, times, tol, out):
        k1, k2, k3, k4, k5, k6, k7 = (np.empty(4), np.empty(4), np.empty(4), np.empty(4), np.empty(4), np.empty(4), np.empty(4))
        y, z = np.empty(4), np.empty(4)
        end = times[-1]
        for v in range(growth.shape[0]):
            r, e = growth[v], effects[v]
            y[:] = start
            rates(r, e, y, k1)
            t, h, nxt = 0.0, 0.5, 0
            while nxt < len(times) and times[nxt] <= 0:
                out[v, nxt] = y
                nxt += 1
            while nxt < len(times):
                if t + 1.000001 * h >= end:
                    h = end - t
                for i in range(4):
                    z[i] = y[i] + h * (k1[i] / 5)
                rates(r, e, z, k2)
                for i in range(4):
                    z[i] = y[i] + h * (3 / 40 * k1[i] + 9 / 40 * k2[i])
                rates(r, e, z, k3)
                for i in range(4):
                    z[i] = y[i] + h * (44 / 45 * k1[i] - 56 / 15 * k2[i] + 32 / 9 * k3[i])
                rates(r, e, z, k4)
                for i in range(4):
                    z[i] = y[i] + h * (19372 / 6561 * k1[i] - 25360 / 2187 * k2[i] + 64448 / 6561 * k3[i] - 212 / 729 * k4[i])
                rates(r, e, z, k5)
                for i in range(4):
                    z[i] = y[i] + h * (9017 / 3168 * k1[i] - 355 / 33 * k2[i] + 46732 / 5247 * k3[i] + 49 / 176 * k4[i] - 5103 / 18656 * k5[i])
                rates(r, e, z, k6)
                for i in range(4):
                    z[i] = y[i] + h * (35 / 384 * k1[i] + 500 / 1113 * k3[i] + 125 / 192 * k4[i] - 2187 / 6784 * k5[i] + 11 / 84 * k6[i])
                rates(r, e, z, k7)
                err = 0.0
                for i in range(4):
                    q = h * (71 / 57600 * k1[i] - 71 / 16695 * k3[i] + 71 / 1920 * k4[i] - 17253 / 339200 * k5[i] + 22 / 525 * k6[i] - k7[i] / 40)
                    q /= tol * max(abs(y[i]), abs(z[i]))
                    err += q * q
                err = math.sqrt(err / 4)
                if err > 1:
                    h *= max(0.2, 0.9 * err**-0.2)
                    continue
                reached = end if t + h >= end else t + h
                while nxt < len(times) and times[nxt] <= reached:
                    s = (times[nxt] - t) / h
                    u = 1 - s
                    for i in range(4):
                        d = z[i] - y[i]
                        b = h * k1[i] - d
                        c = d - h * k7[i] - b
                        f = h * (-12715105075 / 11282082432 * k1[i] + 87487479700 / 32700410799 * k3[i] - 10690763975 / 1880347072 * k4[i] + 701980252875 / 199316789632 * k5[i] - 1453857185 / 822651844 * k6[i] + 69997945 / 29380423 * k7[i])
                        out[v, nxt, i] = y[i] + s * (d + u * (b + s * (c + u * f)))
                    nxt += 1
                y[:] = z
                k1[:] = k7
                t = reached
                h *= min(5.0, max(0.2, 0.9 * max(err, 1e-10) ** -0.2))

    growth = np.asarray(data["growth"]).reshape(-1, 4)
    effects = np.asarray(data["effects"]).reshape(-1, 4, 4)
    times = np.asarray(data["times"])
    start = np.asarray(data["start"])
    out = np.empty((len(growth), len(times), 4))

    def once():
        solve(growth, effects, start, times, tolerance, out)
        return out.ravel()

    return once


def scipy_replicator(data, tolerance):
    from scipy.integrate import solve_ivp

    a = np.asarray(data["constant"])[:, None]
    b = np.asarray(data["slopes"]).reshape(3, 3)
    starts = np.ascontiguousarray(np.asarray(data["starts"]).reshape(-1, 3).T)
    shape = starts.shape

    def rates(_, flat):
        p = flat.reshape(shape)
        return (p * (1 - p) * (a + b @ p)).ravel()

    def once():
        end = solve_ivp(rates, (0, data["times"][-1]), starts.ravel(), method="DOP853", rtol=tolerance, atol=tolerance)
        return end.y[:, -1].reshape(shape).T.ravel()

    return once


def egttools_replicator(data, tolerance):
    from egttools.analytical import replicator_equation
    from scipy.integrate import odeint

    a = data["constant"]
    rows = np.asarray(data["slopes"]).reshape(3, 3).tolist()
    starts = np.asarray(data["starts"]).reshape(-1, 3)
    times = [0, data["times"][-1]]
    # It knows one population; of several each has a game of its own, in which only the others' shares count.
    shares, payoffs = np.zeros(2), np.zeros((2, 2))

    def rates(p, _):
        p = p.tolist()
        moves = []
        for own, constant, row in zip(p, a, rows):
            shares[0], shares[1] = own, 1 - own
            payoffs[0] = constant + row[0] * p[0] + row[1] * p[1] + row[2] * p[2]
            moves.append(replicator_equation(shares, payoffs)[0])
        return moves

    def once():
        return np.concatenate([odeint(rates, start, times, rtol=tolerance, atol=tolerance)[-1] for start in starts[:100]])

    # All of them would take minutes: a hundred are asked for, and their time counts as often.
    once.parts = len(starts) / 100
    return once


def coopgame_shapley(values):
    import coopgame

    game = coopgame.Game(values[1:])

    def once():
        found = coopgame.shapley(game)
        return np.asarray(found["values"] if isinstance(found, dict) else found)

    return once


def coopgame_nucleolus(data, _):
    import coopgame

    game = coopgame.Game(data["values"][1:])
    return lambda: np.asarray(coopgame.nucleolus(game)["allocation"])


def igraph_half(data, _):
    import igraph

    n = data["units"]
    givers, receivers = np.asarray(data["from"]), np.asarray(data["to"])
    weight = np.asarray(data["weight"])
    graph = igraph.Graph(n, list(zip(data["from"], data["to"])), directed=True)
    graph.es["weight"] = data["weight"]
    low, high = np.minimum(givers, receivers), np.maximum(givers, receivers)

    def once():
        groups = len(graph.connected_components(mode="weak"))
        received = np.bincount(receivers, weights=weight, minlength=n)
        np.bincount(givers, weights=weight, minlength=n)
        _, place = np.unique(low * n + high, return_inverse=True)
        np.bincount(place, weights=weight)
        return np.concatenate([[groups], received])

    return once


def salib_uncertainty(data, _):
    from SALib.sample import sobol
    from SALib.analyze import sobol as first_order

    document = data["document"]
    order = [unit["id"] for unit in document["units"]]
    resistance = {}
    for link in document["links"]:
        for pair in (tuple(link["between"]), tuple(reversed(link["between"]))):
            resistance[pair] = (link["resistance"], link.get("coordination", 0))
    rows = []
    for exchange in document["exchanges"]:
        giver = next(u for u in document["units"] if u["id"] == exchange["from"]["unit"])
        receiver = next(u for u in document["units"] if u["id"] == exchange["to"]["unit"])
        out = next(o for o in giver["outputs"] if o["id"] == exchange["from"]["output"])
        into = next(i for i in receiver["inputs"] if i["id"] == exchange["to"]["input"])
        rows.append((order.index(giver["id"]), order.index(receiver["id"]), into["value"], out["cost"], resistance.get((giver["id"], receiver["id"]), (0, 0))[0]))
    m = len(rows)
    problem = {"num_vars": 6 * m, "names": [f"x{i}" for i in range(6 * m)], "bounds": [[1 - data["halfWidth"], 1 + data["halfWidth"]]] * (6 * m)}
    draws = data["draws"]
    coordination = sum(link.get("coordination", 0) for link in document["links"])
    value = np.array([row[2] for row in rows])
    cost = np.array([row[3] for row in rows])
    eta = 1 / (1 + np.array([row[4] for row in rows]))
    generator = np.random.default_rng(7)

    def once():
        x = generator.uniform(1 - data["halfWidth"], 1 + data["halfWidth"], (draws, 6 * m)).reshape(draws, 6, m)
        amount = x[:, 0]
        shipped = np.minimum(amount, x[:, 1])
        used = np.minimum(shipped, x[:, 2])
        gain = eta * value * x[:, 3] * np.minimum(1, x[:, 4]) * used
        paid = cost * x[:, 5] * shipped
        own = np.zeros((draws, 4))
        for e, (giver, receiver, *_) in enumerate(rows):
            own[:, receiver] += gain[:, e]
            own[:, giver] -= paid[:, e]
        total = own.sum(axis=1) - coordination
        gross = (gain + paid).sum(axis=1)
        np.quantile(own, [0.05, 0.5, 0.95], axis=0)
        return np.concatenate([[np.mean(total > 0.01 * gross)], np.quantile(total, [0.05, 0.5, 0.95])])

    return once


CONTESTANTS = {
    "scipy": {"W1": scipy_levels, "W2": scipy_levels, "W6": scipy_replicator},
    "egttools": {"W6": egttools_replicator},
    "numba": {"W3": numba_variants},
    "coopgame": {
        "W4-shapley": lambda data, _: coopgame_shapley(data["values"]),
        "W4-nucleolus": coopgame_nucleolus,
    },
    "igraph + numpy": {"W5-graph": igraph_half},
    "SALib + numpy": {"W7": salib_uncertainty},
}


def timed(once, milliseconds):
    times = 1
    while True:
        start = time.process_time()
        for _ in range(times):
            once()
        took = time.process_time() - start
        if took * 1e3 >= milliseconds:
            return took / times
        times = math.ceil(times * min(100, max(2, 1.3 * milliseconds / 1e3 / max(took, 1e-6))))


def main():
    name, path = sys.argv[1:3]
    with open(path) as file:
        inputs = json.load(file)
    once = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["do"] == "prepare":
                prepare = CONTESTANTS[name].get(request["question"])
                once = prepare and prepare(inputs[request["question"]], request.get("tolerance", 1e-8))
                reply = {"answer": np.asarray(once(), dtype=float)[:20000].tolist(), "part": hasattr(once, "parts")} if once else {"missing": f"{name} has no answer"}
            elif request["do"] == "warm":
                until = time.perf_counter() + request["milliseconds"] / 1e3
                while time.perf_counter() < until:
                    once()
                reply = {}
            else:
                reply = {"seconds": timed(once, request["milliseconds"]) * getattr(once, "parts", 1)}
        except Exception as error:  # whatever a package throws is why it has no answer
            reply = {"missing": f"{type(error).__name__}: {error}"[:200]}
        print(json.dumps(reply), flush=True)


main()
