"""What is kept about a person, across all packages: found, exported, erased and forgotten, by the manifests."""
