[assembly: AssemblyFixture(typeof(PostgresDatabases))]
